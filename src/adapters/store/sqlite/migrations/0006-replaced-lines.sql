-- Whether a newer effect has made one pointless is asked at every end; the newer one may be done.
create index effect_replacing on effect (installation_id, line, id) where replaces_line = 1;

-- Whether a newer effect has made one pointless is asked at every end; the newer one may be done.
create index effect_replacing on effect (installation_id, line, id) where replaces_line = 1;
-- Which installations have anything to do, without reading what is done.
create index effect_busy on effect (installation_id, due_at) where state in ('waiting', 'held');

-- Each installation's line is worked off by itself, in order of arrival, so that a long one keeps nobody waiting.
create index inbox_line on inbox (installation_id, id) where state = 'waiting';
drop index inbox_waiting;
-- A lane of effects with a condition that every engine knows.
create index effect_messages on effect (installation_id, priority, id)
  where state in ('waiting', 'held') and kind = 'send_message';
create index effect_writes on effect (installation_id, priority, id)
  where state in ('waiting', 'held') and kind <> 'send_message';
drop index effect_lane;

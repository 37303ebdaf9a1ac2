-- Each installation's writes and messages are taken by lines of their own, worst first.
create index effect_lane on effect (installation_id, (kind = 'send_message'), priority, id)
  where state in ('waiting', 'held');
drop index effect_pending;

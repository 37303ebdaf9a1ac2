-- What may be forgotten by its age, oldest first.
create index inbox_forgotten on inbox (received_at) where state = 'done' and body = '';
create index effect_settled on effect (caused_at) where state in ('done', 'replaced') and kind <> 'create_record';
create index audit_by_age on audit_entry (at);

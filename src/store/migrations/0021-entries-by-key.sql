-- Entries are looked up by their key in an index of all of them, not only of those that stand: while a long import fills the table there are no
-- statistics, the planner takes "not withdrawn" for a very rare thing and every index with that condition for equally good, and has read the whole
-- ledger for each key. The digest is of one ledger.

drop index entry_key;
create unique index entry_key on entry (county, key_digest, (case when withdrawn_at is not null then id end)) nulls not distinct;

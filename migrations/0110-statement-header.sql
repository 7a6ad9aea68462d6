-- A bank's file has the facts of the account above its columns: which line names the columns, and what stands above it.
alter table takings.statement
  add column header_line integer not null default 1 check (header_line >= 1),
  add column above jsonb not null default '[]';

-- Zone, what went out and its mark have columns of their own.
update takings.statement
set mapping = '{"zone": null, "debit": null, "direction": null}'::jsonb || mapping
where mapping is not null;
update takings.statement_mapping set mapping = '{"zone": null, "debit": null, "direction": null}'::jsonb || mapping;

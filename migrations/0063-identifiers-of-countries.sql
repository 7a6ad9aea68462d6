-- Permits and registrations of the second country pack (src/kinds/country): which of them is asked is the pack's to say.
alter table exhibitors.identifier drop constraint identifier_kind_check;
alter table exhibitors.identifier add constraint identifier_kind_check
  check (kind in ('nib', 'pirt', 'bpom', 'halal', 'udyam', 'fssai'));

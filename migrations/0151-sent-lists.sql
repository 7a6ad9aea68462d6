-- A list begins as sent: the code that keeps lists of any kind need not know how far taking in one kind is told.
alter table call.nomination_list alter column state set default 'sent';

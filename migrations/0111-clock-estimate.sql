-- What the server has seen of a device's clock: the smallest time between making and receipt (milliseconds), and a larger one
-- that waits to be confirmed. What it last saw of a device is the best that is known of it today.
alter table hall.device
  add column clock_seen bigint,
  add column clock_trial bigint,
  add column clock_trial_since timestamptz;
update hall.device set clock_seen = clock_offset where clock_offset is not null;

-- What the estimate of a batch came from. Of those received until now it was the difference of the two clocks.
alter table hall.batch
  add column clock_source text not null default 'difference'
    check (clock_source in ('difference', 'measured', 'agrees', 'seen', 'ahead', 'unknown'));
alter table hall.batch alter column clock_source drop default;

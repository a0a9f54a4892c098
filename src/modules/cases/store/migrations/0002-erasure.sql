-- Erasure takes the wraps of a finding's key as well: whoever forgets the person has to know which key that is.
grant select (key_id) on cases.finding to wayout_jobs;

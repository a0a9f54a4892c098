-- What was promised to an erased person is ended, also where nobody is signed in: which promise was hers alone.
grant select (task_id) on hotline.callback to wayout_jobs;

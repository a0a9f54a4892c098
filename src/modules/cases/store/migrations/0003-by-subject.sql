-- The months in which a person may count are asked with every finding about her.
create index finding_version_subject on cases.finding_version (org_id, subject_key) include (month, report_month);

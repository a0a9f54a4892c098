-- What an adapter does not tell is not measured: the figures of a line need to know which events it tells.
grant select (supports) on hotline.line_port to wayout_facts;

-- Which numbers (CloudEvents sequence) sources have given to what was accepted of them: a row for each run within a batch.
create table posted_number (
    source text not null,
    first bigint not null,
    last bigint not null check (last >= first)
);
create index posted_number_of_source on posted_number (source, first) include (last);
grant select, insert on posted_number to ${app};

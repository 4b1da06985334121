comment on column known_fact.source is
    'who posted it: of a beginning, a reception or filing; of what finishes a part, a decision or completed leg; else null';
comment on column due_instant.source is
    'who is to tell more first: a live source that loads history, until it is complete or quiet; one that was declared '
    'offline, until it is complete or awaited_until; null where the notice waits for nobody';

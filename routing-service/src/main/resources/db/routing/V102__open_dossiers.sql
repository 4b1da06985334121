-- What a reorganisation of units goes through: the received dossiers of a shard, in order of their codes.
create index known_fact_received on known_fact (partition, dossier)
    where type = 'vn.lienthong.dossier.received.v1';

#!/usr/bin/env bash
# Run once by the PostgreSQL image: a database for each service, owned by <service>_owner, open to <service>.
set -euo pipefail
password=$(cat /run/secrets/database-password)
for service in intake routing deadline reporting; do
  psql --set=ON_ERROR_STOP=1 --username=postgres --set=name="$service" --set=password="$password" <<'SQL'
select :'name' || '_owner' as owner \gset
create role :"owner" login password :'password';
create role :"name" login password :'password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
done

-- Gör databasen kravbibliotek på en egen PostgreSQL-server (version 15 eller senare), som administratör:
--   psql --set=ON_ERROR_STOP=1 --file=server.sql
-- Byt båda lösenorden först. Ange sedan för programmet:
--   ConnectionStrings__Kravbibliotek=Host=…;Database=kravbibliotek;Username=krav_app;Password=…
--   ConnectionStrings__KravbibliotekOwner=Host=…;Database=kravbibliotek;Username=krav_agare;Password=…

-- Äger schemat och ändrar det när programmet startar.
CREATE ROLE krav_agare LOGIN PASSWORD 'byt-mig-1';

-- Svarar på frågor från användarna. Får varken ändra tabeller eller tömma dem.
CREATE ROLE krav_app LOGIN PASSWORD 'byt-mig-2';

-- Utan svensk ICU-ordning blir sökning och sortering fel, och programmet vägrar att starta.
CREATE DATABASE kravbibliotek OWNER krav_agare TEMPLATE template0 ENCODING 'UTF8'
    LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'sv-SE';
REVOKE ALL ON DATABASE kravbibliotek FROM PUBLIC;
GRANT CONNECT ON DATABASE kravbibliotek TO krav_app;

\connect kravbibliotek
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE EXTENSION pg_trgm;

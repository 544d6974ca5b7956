namespace Kravbibliotek.Search;

/// <summary>Words that often are parts of compounds in tenders, also when the library never uses them alone.</summary>
internal static class ProcurementWords
{
    /// <summary>The words, base form.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. """
           access administration adress analys anbud användare användning applikation arbete arkiv arkitektur avgift avrop avslut avtal
           avveckling behandling behörighet beroende beslut betalning bevarande bevis bibliotek bild biträde dag data databas dataskydd
           datum delning digital dokument domän drift e-faktura export extern faktura fel fil fjärr flytt form format funktion fördröjning
           förvaltning gallring granskning gräns gränssnitt grupp handling hantering hjälp hot hårdvara händelse identitet import incident
           information infrastruktur inlogg innehåll integration integritet intern intyg kapacitet katalog klass klassning klient kod
           kommun kommunikation konfiguration konsekvens konsult kontakt konto kontrakt kontroll kopia kostnad krav kryptering kund källa
           källkod kvalificering kvalitet lag lagring ledning leverans leverantör licens livscykel logg lokal lösen lösning mall meddelande
           metadata miljö mobil modell molntjänst moln mål mätning nivå notis nyckel nät nätverk område offentlig operativ ord organisation
           part patch period person personal personuppgift plan plattform post process produkt profil projekt protokoll prov provning
           rapport redovisning region register regel resurs revision risk roll rutin rätt rättighet sak sal samtycke schema sekretess
           server service session signatur sk skatt skola skydd software spår språk standard statistik status stöd support system
           sårbarhet säker säkerhet säkerhetskopia tabell teknik tele test text tid tilldelning tillgänglighet tillstånd tillämpning tjänst
           tredje tröskel undantag underlag underhåll uppdatering uppdrag uppföljning uppgift upphandling utbildning utgåva utveckling
           varning verksamhet verktyg version vite värde värd webb webbplats villkor åtgärd åtkomst ägande ändring ärende öppen öppenhet
           återställning återanvändning översättning
           """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(w => SwedishWords.Words(w)).Select(w => w.Value),
    ];
}

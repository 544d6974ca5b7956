using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.About.PersonalData;

/// <summary>What the page says.</summary>
/// <param name="Months">How long personal data is kept when nothing needs it any more.</param>
/// <param name="Owner">Who runs the site.</param>
public sealed record PersonalDataPage(int Months, SiteOwner Owner);

/// <summary>What is stored of whom, why and for how long.</summary>
[AllowAnonymous]
[InEnglish]
[Cached]
public sealed class PersonalDataController(PersonalDataPeriod period, IConfiguration configuration) : Controller
{
    [Page(Links.PersonalData)]
    public IActionResult PersonalData() =>
        View("PersonalData", new PersonalDataPage(period.Months, SiteOwner.Of(configuration)));
}

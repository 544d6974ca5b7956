using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Web.Features.About.Accessibility;
using Kravbibliotek.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.About.PersonalData;

/// <summary>What the page says.</summary>
/// <param name="Months">How long personal data is kept when nothing needs it any more.</param>
/// <param name="Contact">The address to write to, or null when none is set.</param>
public sealed record PersonalDataPage(int Months, string? Contact);

/// <summary>What is stored of whom, why and for how long.</summary>
[AllowAnonymous]
public sealed class PersonalDataController(PersonalDataPeriod period, IConfiguration configuration) : Controller
{
    [Page(Links.PersonalData)]
    public IActionResult PersonalData() =>
        View("PersonalData", new PersonalDataPage(period.Months, configuration[AccessibilityController.ContactSetting]));
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Benchmarks;

/// <summary>The floors: answers of MVC with nothing in them, through everything that every request passes.</summary>
[AllowAnonymous]
public sealed class EmptyController : Controller
{
    /// <summary>Address of an answer of a few bytes, without a view.</summary>
    public const string Answer = "/tomt-svar";

    /// <summary>Address of a page: a view with a heading in the frame of the site.</summary>
    public const string Page = "/tom-sida";

    [HttpGet(Answer)]
    public IActionResult Bytes() => Content("<!DOCTYPE html><html lang=\"sv\"><title>Tom</title>", "text/html; charset=utf-8");

    [HttpGet(Page)]
    public IActionResult EmptyView() => View("~/Empty/Page.cshtml");
}

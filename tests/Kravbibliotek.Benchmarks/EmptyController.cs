using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Benchmarks;

/// <summary>The floor: a page of MVC with nothing in it, through everything that every request passes.</summary>
[AllowAnonymous]
public sealed class EmptyController : Controller
{
    /// <summary>Its address.</summary>
    public const string Address = "/tom";

    [HttpGet(Address)]
    public IActionResult Page() => Content("<!DOCTYPE html><html lang=\"sv\"><title>Tom</title>", "text/html; charset=utf-8");
}

using Microsoft.AspNetCore.Mvc.Routing;

namespace Kravbibliotek.Web.Features.Shared;

/// <summary>A page that is read: GET, and HEAD for whoever only wants the headers, such as link checkers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PageAttribute(string template) : HttpMethodAttribute(["GET", "HEAD"], template);

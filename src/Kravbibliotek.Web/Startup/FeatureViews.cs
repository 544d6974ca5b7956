using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Kravbibliotek.Web.Startup;

/// <summary>
/// Finds a view beside its controller: <c>Features/Area/Action</c>
/// by the controller's namespace, then what is shared by the area, then by all.
/// </summary>
public sealed class FeatureViews : IViewLocationExpander
{
    private const string Folder = "folder";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
        {
            var name = action.ControllerTypeInfo.Namespace ?? "";
            var at = name.IndexOf(".Features.", StringComparison.Ordinal);
            context.Values[Folder] = at < 0 ? "" : name[(at + 1)..].Replace('.', '/');
        }
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        var folder = context.Values.TryGetValue(Folder, out var value) ? value : "";
        return [$"/{folder}/{{0}}.cshtml", $"/{Path.GetDirectoryName(folder)}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
    }
}

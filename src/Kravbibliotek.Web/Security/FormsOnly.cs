using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kravbibliotek.Web.Security;

/// <summary>Answers 415 to what is sent to a page in any other way than its form does, before anything tries to read a form that is not there.</summary>
public sealed class FormsOnly : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.HttpContext.Request.HasFormContentType)
            context.Result = new UnsupportedMediaTypeResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

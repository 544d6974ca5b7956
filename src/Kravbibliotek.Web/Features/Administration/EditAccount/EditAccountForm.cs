namespace Kravbibliotek.Web.Features.Administration.EditAccount;

/// <summary>Changed roles.</summary>
public sealed class EditAccountForm : RolesForm
{
    /// <summary>The revision that the page showed.</summary>
    public long Revision { get; set; }
}

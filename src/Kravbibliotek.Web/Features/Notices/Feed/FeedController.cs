using System.Text;
using System.Xml;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Web.Features.Changes;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Startup;
using Kravbibliotek.Word.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kravbibliotek.Web.Features.Notices.Feed;

/// <summary>Somebody's notices as Atom (RFC 4287), for whoever knows the address. It names no person.</summary>
[AllowAnonymous]
public sealed class FeedController(NoticeStore notices, AccountManager accounts, SiteAddress site, TimeProvider time) : Controller
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Shown = 50;

    [Page(Links.NoticeFeed)]
    public async Task<IActionResult> Feed(string secret, CancellationToken cancellationToken)
    {
        if (await notices.AccountOfFeedAsync(secret, cancellationToken) is not { } account
            || await accounts.FindByIdAsync(account) is not { Account.IsLocked: false })
            return NotFound();
        Response.Headers.CacheControl = "private, max-age=60";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return File(Write(await notices.LatestAsync(account, Shown, cancellationToken)), "application/atom+xml; charset=utf-8");
    }

    private byte[] Write(IReadOnlyList<StoredNotice> latest)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", Atom, NoticeTexts.FeedTitle);
            xml.WriteElementString("id", Atom, site.Absolute("/notiser", Request));
            xml.WriteElementString("updated", Atom, Iso(latest.Count > 0 ? latest[0].At : time.GetUtcNow()));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, Texts.SiteName);
            xml.WriteEndElement();
            foreach (var notice in latest)
                WriteEntry(xml, notice);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private void WriteEntry(XmlWriter xml, StoredNotice notice)
    {
        xml.WriteStartElement("entry", Atom);
        // The id ends in the account, which is nobody else's to know.
        xml.WriteElementString("id", Atom, site.Absolute($"/notiser#{notice.Id[..notice.Id.LastIndexOf('.')]}", Request));
        xml.WriteElementString("title", Atom, XmlCharacters.Replace(notice.Text));
        xml.WriteElementString("updated", Atom, Iso(notice.At));
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("href", site.Absolute(ChangeWording.Address(notice.Subject) ?? Links.NoticeSettings, Request));
        xml.WriteEndElement();
        xml.WriteElementString("summary", Atom, XmlCharacters.Replace(notice.Text));
        xml.WriteEndElement();
    }

    private static string Iso(DateTimeOffset at) => XmlConvert.ToString(at);
}

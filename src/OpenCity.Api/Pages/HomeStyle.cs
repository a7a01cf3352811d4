using System.Security.Cryptography;
using System.Text;

namespace OpenCity.Api.Pages;

/// <summary>The style of the page at <c>/</c>, with the hash by which the content security policy knows it.</summary>
internal static class HomeStyle
{
    private const string Css =
        """
        :root { color-scheme: light dark; --ink: #17212b; --soft: #4d5b69; --back: #f4f6f8; --card: #fff; --line: #d5dce3;
          --accent: #0a5a8f; --code: #eef2f5; --head: #0d2b45; --on-head: #fff; --head-soft: #c9d9e6; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #a9b6c3; --back: #10161c; --card: #182129; --line: #33414e;
          --accent: #7cc0f0; --code: #202b35; --head: #0b2033; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--ink); line-height: 1.6;
          font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans KR", "Noto Sans CJK KR", sans-serif; }
        .wide { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
        header { background: var(--head); color: var(--on-head); padding: 1rem 0 2.25rem; margin-bottom: 2rem; }
        header .wide { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; }
        .brand { font-weight: 700; letter-spacing: .02em; margin: 0; }
        nav ul { display: flex; gap: .35rem; list-style: none; margin: 0; padding: 0; }
        nav a { color: var(--on-head); text-decoration: none; padding: .4rem .7rem; border-radius: .4rem; display: inline-block; }
        nav a:hover, nav a[aria-current] { background: rgb(255 255 255 / .16); }
        nav a[aria-current] { font-weight: 600; }
        h1 { font-size: clamp(1.6rem, 4.5vw, 2.5rem); line-height: 1.2; margin: 2rem 0 .5rem; flex-basis: 100%; text-wrap: balance; }
        .lead { color: var(--head-soft); margin: 0; flex-basis: 100%; font-size: 1.1rem; }
        h2 { font-size: 1.4rem; margin: 2.25rem 0 .75rem; line-height: 1.3; }
        h3 { font-size: 1.25rem; margin: 0 0 .35rem; line-height: 1.3; }
        h4 { font-size: .95rem; margin: 1.25rem 0 .4rem; color: var(--soft); font-weight: 600; }
        p { margin: 0 0 1rem; }
        main > section:first-of-type > h2 { margin-top: 0; }
        a { color: var(--accent); text-underline-offset: .15em; }
        a:focus-visible, pre:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
        code, pre { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: .9em; }
        code { overflow-wrap: anywhere; }
        pre { background: var(--code); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1rem; margin: 0 0 .75rem;
          overflow-x: auto; line-height: 1.5; }
        pre code { overflow-wrap: normal; }
        article { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.5rem; margin-bottom: 1.25rem; }
        article > p { max-width: 48rem; margin-bottom: 0; }
        .columns { display: grid; grid-template-columns: minmax(0, 1fr); column-gap: 2rem; }
        @media (min-width: 50rem) { .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
        .columns p { margin: 0; }
        dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 .6rem; }
        .addresses dt { font-weight: 400; } .addresses dd { color: var(--soft); }
        .types { list-style: none; padding: 0; margin: 0; }
        .types li { padding: .4rem 0; border-bottom: 1px solid var(--line); }
        .types li:last-child { border: 0; }
        .count { float: right; color: var(--soft); font-variant-numeric: tabular-nums; }
        .about { color: var(--soft); }
        .notice { background: #fff3cd; color: #4a3800; border: 1px solid #e0c36a; border-radius: .5rem; padding: .75rem 1rem; margin-bottom: 2rem; }
        .skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        footer { color: var(--soft); padding-top: 1rem; padding-bottom: 2.5rem; }
        """;

    private static readonly string Text = Css.ReplaceLineEndings("\n");

    /// <summary>The element for the page's head; it holds no values, so that it needs no escaping.</summary>
    internal static Html Element { get; } = Html.Trusted($"<style>{Text}</style>");

    /// <summary>How the policy names the style.</summary>
    internal static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

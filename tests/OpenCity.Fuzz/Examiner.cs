using System.Text.Json;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Response;

namespace OpenCity.Fuzz;

/// <summary>Runs one case through the engine and tells what must not be.</summary>
internal sealed class Examiner(Engine engine)
{
    /// <summary>More processor time than this for one case is a finding.</summary>
    internal const double LongestMilliseconds = 1000;

    private readonly GrowthProbe _growth = new(engine);

    /// <summary>What is wrong, or null.</summary>
    internal FuzzFinding? Examine(FuzzCase given)
    {
        var begin = CpuClock.Now;
        try
        {
            if (given.Growth is { } pump)
            {
                return _growth.Probe(pump);
            }

            Check(given);
        }
        catch (FuzzFindingException exception)
        {
            return exception.Finding;
        }
#pragma warning disable CA1031 // Whatever is thrown here is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new FuzzFinding("exception", exception.ToString(), SignatureOf(exception));
        }

        var took = CpuClock.Now - begin;
        return took > LongestMilliseconds
            ? new FuzzFinding("hang", $"{took:F0} ms of processor time", $"hang raised {given.IsRaised}")
            : null;
    }

    private void Check(FuzzCase given)
    {
        var limits = Engine.Limits(given.IsRaised);
        var document = CheckParsing(given.Document, limits, out var syntax);
        if (document is not null)
        {
            CheckPrinting(document, limits, given.IsRaised);
            foreach (var error in engine.Validate(document, limits))
            {
                CheckError(error);
            }
        }

        CheckExecution(given, document, syntax);
    }

    private Document? CheckParsing(byte[] text, EngineLimits limits, out GraphQLError? error)
    {
        error = null;
        try
        {
            return engine.Parse(text, limits);
        }
        catch (GraphQLSyntaxException exception)
        {
            error = exception.Error;
            CheckError(error);
            Expect(error.Locations.Length > 0, "response", "a syntax error has no place", "syntax place");
            return null;
        }
    }

    private void CheckPrinting(Document document, EngineLimits limits, bool isRaised)
    {
        try
        {
            CheckPrinting(document, limits);
        }
        catch (InsufficientExecutionStackException) when (isRaised)
        {
            // A tree that only raised limits let through may be too deep to print; that is told cleanly.
        }
    }

    private void CheckPrinting(Document document, EngineLimits limits)
    {
        var printed = engine.Print(document);
        Document again;
        try
        {
            again = engine.Parse(System.Text.Encoding.UTF8.GetBytes(printed), limits);
        }
        catch (GraphQLSyntaxException exception) when (exception.Error.Code == ErrorCodes.SyntaxError)
        {
            throw new FuzzFindingException("print", $"{exception.Message}\nprinted: {Cut(printed)}", "print " + exception.Message[..Math.Min(20, exception.Message.Length)]);
        }
        catch (GraphQLSyntaxException)
        {
            // At a limit of nesting or tokens: printing may write a token more, a description's quotes for one.
            return;
        }

        Expect(SameTree.Holds(document, again), "print", "another tree comes back: " + Cut(printed), "print tree");
        var second = engine.Print(again);
        Expect(printed == second, "print", $"another text comes back: {Cut(printed)}\n{Cut(second)}", "print text");
    }

    private void CheckExecution(FuzzCase given, Document? document, GraphQLError? syntax)
    {
        // What does not parse is answered by the same parser again: some of those tell as much as all.
        var isSome = given.Document.Length % 4 == 0;
        if (syntax is not null && !isSome)
        {
            return;
        }

        using var json = Json(given);
        var operation = document?.Definitions.OfType<OperationDefinition>() is { } operations && operations.Skip(1).Any()
            ? operations.First().Name?.Value
            : null;
        using var writer = new ResponseWriter();
        var outcome = engine.Execute(given.Document, operation, json?.RootElement, given.IsRaised, writer);
        ResponseCheck.Check(writer.Written, outcome.IsRequestError);
        Expect(syntax is null || outcome.IsRequestError, "response", "a document that does not parse is executed", "executed");

        if (!isSome)
        {
            return;
        }

        // What was kept of the document must answer the same.
        using var second = new ResponseWriter();
        engine.Execute(given.Document, operation, json?.RootElement, given.IsRaised, second);
        Expect(
            writer.Written.Span.SequenceEqual(second.Written.Span),
            "response",
            $"another answer the second time: {Cut(System.Text.Encoding.UTF8.GetString(writer.Written.Span))}\n{Cut(System.Text.Encoding.UTF8.GetString(second.Written.Span))}",
            "second answer");
    }

    private static JsonDocument? Json(FuzzCase given)
    {
        try
        {
            var json = given.Variables is null
                ? null
                : JsonDocument.Parse(given.Variables, new JsonDocumentOptions { MaxDepth = given.IsRaised ? 5000 : 64 });
            return json?.RootElement.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            // The transport refuses it; the engine never sees it.
            return null;
        }
    }

    private static void CheckError(GraphQLError error)
    {
        Expect(error.Message.Length is > 0 and < 4000, "response", $"message of {error.Message.Length} characters", "message length");
        Expect(error.Locations.All(place => place is { Line: > 0, Column: > 0 }), "response", "a place is none", "place");
        Expect(error.Code.Length > 0, "response", "no code", "code");
    }

    private static void Expect(bool holds, string kind, string message, string signature)
    {
        if (!holds)
        {
            throw new FuzzFindingException(kind, message, signature);
        }
    }

    private static string Cut(string text) => text.Length > 600 ? text[..600] + "…" : text;

    private static string SignatureOf(Exception exception)
    {
        var frame = exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("OpenCity.GraphQL.", StringComparison.Ordinal))?.Trim();
        return $"{exception.GetType().Name} {frame?.Split('(')[0]}";
    }
}

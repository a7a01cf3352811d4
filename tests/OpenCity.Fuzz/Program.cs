using System.Globalization;
using OpenCity.Fuzz;

// Mutates documents and variables and runs them through the engine: docs/security.md tells how to use it.
var root = Place.Root();
var folder = new FuzzFolder(Path.Combine(root, "artifacts", "fuzz"));
var isWorker = args is ["--worker", _, _];
var options = isWorker
    ? new FuzzOptions(0, 0, ulong.Parse(args[1], CultureInfo.InvariantCulture), true) { From = ulong.Parse(args[2], CultureInfo.InvariantCulture) }
    : FuzzOptions.Parse(args)?.GoOn(folder);
if (options is null)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

if (!options.IsResumed && Directory.Exists(folder.Findings))
{
    Directory.Delete(folder.Findings, recursive: true);
}

Directory.CreateDirectory(folder.Findings);
var engine = new Engine(File.ReadAllText(Path.Combine(root, "tests", "conformance", "wide", "schema.graphql")));
var maker = new CaseMaker(Corpus.Read(root, engine.Schema, options.Seed), options.Seed);
if (isWorker)
{
    new Worker(folder, maker, new Examiner(engine)).Run(options.From);
    return 0;
}

return new Supervisor(options, folder, maker, from => WorkerProcess.Start(options.Seed, from), longestSeconds: 30).Run() == 0 ? 0 : 1;

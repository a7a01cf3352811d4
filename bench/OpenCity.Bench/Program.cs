using OpenCity.Bench;

return args switch
{
    ["limit", var database, var port] => await Limit.RunAsync(database, port),
    ["reads", .. var rest] => await ReadBench.RunAsync(rest),
    ["data", .. var rest] => await TableData.Of(rest).MakeAsync(),
    ["table", .. var rest] => await TableBench.RunAsync(rest),
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["bare", var port] => await Bare.RunAsync(port),
    ["typename", .. var rest] => await TypenameBench.RunAsync(rest),
    ["parse", .. var rest] => await ParseBench.RunAsync(rest),
    ["seen", .. var rest] => await DocumentsBench.SeenAsync(rest),
    ["documents", .. var rest] => await DocumentsBench.DistinctAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: bench/run reads|data|table|import|typename|parse|seen|documents [--rounds N] [--requests N] [--documents N]\n"
        + "  data, table: [--database postgresql|sqlite] [--rows N] [--folder PATH] [--port N]\n"
        + "  table: [--peers] [--only q1,q2] [--milliseconds N] [--warm SECONDS] [--at-a-time N]");
    return 2;
}

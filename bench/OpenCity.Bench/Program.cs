using OpenCity.Bench;

return args switch
{
    ["limit", var database, var port] => await Limit.RunAsync(database, port),
    ["reads", .. var rest] => await ReadBench.RunAsync(rest),
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench/run reads|import [--rounds N] [--requests N]");
    return 2;
}

using OpenCity.Api.Commands;

return await OpenCityCommand.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);

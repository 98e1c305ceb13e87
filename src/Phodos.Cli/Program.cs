using Phodos.Cli.Commands;
using Phodos.Cli.Console;

return await CommandRunner.RunAsync(PhodosCommand.Create(), args);

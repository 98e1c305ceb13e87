using Phodos.Cli;
using Phodos.Cli.Console;

return await CommandRunner.RunAsync(PhodosCommand.Create(), args);

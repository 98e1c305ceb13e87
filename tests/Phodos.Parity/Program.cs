using Phodos.Parity;

return ParityRunner.Run(args, Console.Out, Console.Error);

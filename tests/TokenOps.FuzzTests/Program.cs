using TokenOps.FuzzTests;

return FuzzCommand.Run(args, Console.Out);

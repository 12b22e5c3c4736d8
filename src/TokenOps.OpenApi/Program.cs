using System;
using TokenOps.OpenApi.Commands;

return args switch
{
    ["compile", .. var options] => CompileCommand.Run(options, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: TokenOps.OpenApi compile --input DIR --merged FILE --lowered FILE");
    return 2;
}

using System;
using TokenOps.OpenApi.Commands;

return args switch
{
    ["compile", .. var options] => CompileCommand.Run(options, Console.Out),
    ["explain-nswag", .. var options] => ExplainNSwagCommand.Run(options, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: TokenOps.OpenApi compile --input DIR --merged FILE --lowered FILE");
    Console.Error.WriteLine("       TokenOps.OpenApi explain-nswag --log FILE --templates DIR --config FILE");
    return 2;
}

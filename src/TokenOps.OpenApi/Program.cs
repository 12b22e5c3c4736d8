using System;
using TokenOps.OpenApi.Commands;

return args switch
{
    ["compile", .. var options] => CompileCommand.Run(options, Console.Out),
    ["explain-nswag", .. var options] => ExplainNSwagCommand.Run(options, Console.Out),
    ["report", .. var options] => ReportCommand.Run(options, Console.Out, Console.Error),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: TokenOps.OpenApi compile --input DIR --merged FILE --lowered FILE");
    Console.Error.WriteLine("       TokenOps.OpenApi explain-nswag --log FILE --templates DIR --config FILE");
    Console.Error.WriteLine("       TokenOps.OpenApi report --before DIR --after DIR --from-version VERSION --to-version VERSION");
    return 2;
}

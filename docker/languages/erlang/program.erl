%% Compiles and runs programs: modules, and scripts such as escript takes, which name neither a module nor exports.
-module(program).
-export([compile/0, run/0]).

%% Compile the files that are named on the command line.
compile() ->
    Results = [compile(File) || File <- init:get_plain_arguments()],
    halt(case lists:member(error, Results) of true -> 1; false -> 0 end).

compile(File) ->
    {ok, Text} = file:read_file(File),
    case re:run(Text, "^\\s*-\\s*module\\b", [multiline]) of
        nomatch -> compile_script(File, [report]);
        {match, _} -> compile:file(File, [report])
    end.

compile_script(File, Options) ->
    {ok, Device} = file:open(File, [read]),
    Line = skip_shebang(Device),
    {ok, Preprocessor} = epp:open([{fd, Device}, {name, File}, {location, {Line, 1}}]),
    [Start | Forms] = epp:parse_file(Preprocessor),
    Module = list_to_atom(filename:basename(File, ".erl")),
    Header = [{attribute, 1, module, Module}, {attribute, 1, export, [{main, 1}]}],
    case compile:forms([Start | Header] ++ Forms, Options) of
        {ok, Module, Code} -> file:write_file(atom_to_list(Module) ++ ".beam", Code);
        error -> error
    end.

skip_shebang(Device) ->
    case file:read_line(Device) of
        {ok, "#!" ++ _} -> 2;
        _ -> {ok, 0} = file:position(Device, bof), 1
    end.

%% Run main:main/1 with the arguments on the command line, or main/0 or start/0 if that is what there is.
run() ->
    {module, main} = code:ensure_loaded(main),
    Arguments = init:get_plain_arguments(),
    Entries = [{main, [Arguments]}, {main, []}, {start, []}],
    Exported = [Entry || {Name, Given} = Entry <- Entries, erlang:function_exported(main, Name, length(Given))],
    {Function, Given} = hd(Exported ++ [hd(Entries)]),
    try apply(main, Function, Given) of
        _ -> halt(0)
    catch
        Class:Reason:Stack ->
            Trimmed = #{stack_trim_fun => fun(Module, _, _) -> Module =:= ?MODULE end},
            io:put_chars(standard_error, [erl_error:format_exception(Class, Reason, Stack, Trimmed), $\n]),
            halt(1)
    end.

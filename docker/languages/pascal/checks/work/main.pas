program Main;

{$mode objfpc}{$H+}

uses
  cthreads, Classes, SysUtils;

const
  Modulus = 1000000007;
  Syllables: array[0..7] of string = ('ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'ti', 'vo');

type
  TNumbers = array of int64;

  PNode = ^TNode;
  TNode = record
    key: int64;
    left, right: PNode;
  end;

  TCounter = class
    count: integer;
  end;

  TWorker = class(TThread)
  private
    first, sum: int64;
  public
    constructor Create(origin: int64);
    procedure Execute; override;
  end;

var
  seed: int64 = 42;

{ The same numbers everywhere. }
function NextRandom: int64;
begin
  seed := (seed * 1103515245 + 12345) mod 2147483648;
  Result := seed;
end;

function CountPrimes(limit: int64): integer;
var
  composite: array of boolean;
  n, multiple: int64;
begin
  composite := nil;
  SetLength(composite, limit + 1);
  Result := 0;
  for n := 2 to limit do
  begin
    if composite[n] then continue;
    inc(Result);
    multiple := n * n;
    while multiple <= limit do
    begin
      composite[multiple] := true;
      inc(multiple, n);
    end;
  end;
end;

procedure QuickSort(var numbers: TNumbers; low, high: integer);
var
  i, j: integer;
  pivot, swapped: int64;
begin
  i := low;
  j := high;
  pivot := numbers[(low + high) div 2];
  repeat
    while numbers[i] < pivot do inc(i);
    while numbers[j] > pivot do dec(j);
    if i <= j then
    begin
      swapped := numbers[i];
      numbers[i] := numbers[j];
      numbers[j] := swapped;
      inc(i);
      dec(j);
    end;
  until i > j;
  if low < j then QuickSort(numbers, low, j);
  if i < high then QuickSort(numbers, i, high);
end;

procedure SortNumbers;
var
  numbers: TNumbers;
  number, checksum: int64;
  i: integer;
begin
  numbers := nil;
  SetLength(numbers, 1000000);
  for i := 0 to high(numbers) do numbers[i] := NextRandom;
  QuickSort(numbers, 0, high(numbers));
  checksum := 0;
  for number in numbers do checksum := (checksum * 31 + number) mod Modulus;
  writeln('numbers: median ', numbers[length(numbers) div 2], ', checksum ', checksum);
end;

function MoreOften(list: TStringList; a, b: integer): integer;
begin
  Result := TCounter(list.Objects[b]).count - TCounter(list.Objects[a]).count;
  if Result = 0 then Result := CompareStr(list[a], list[b]);
end;

procedure CountWords;
var
  builder: TStringBuilder;
  text, word: string;
  counts: TStringList;
  hash: int64;
  character: char;
  counter: TCounter;
  i, part: integer;
begin
  builder := TStringBuilder.Create;
  for i := 1 to 200000 do
  begin
    for part := 1 to 3 do builder.Append(Syllables[NextRandom div 65536 mod 8]);
    builder.Append(' ');
  end;
  text := builder.ToString;
  builder.Free;

  hash := 0;
  for character in text do hash := (hash * 31 + ord(character)) mod Modulus;
  writeln('text: ', length(text), ' characters, hash ', hash);

  counts := TStringList.Create;
  counts.OwnsObjects := true;
  counts.Sorted := true;
  for word in text.TrimRight.Split(' ') do
  begin
    if not counts.Find(word, i) then i := counts.AddObject(word, TCounter.Create);
    counter := TCounter(counts.Objects[i]);
    inc(counter.count);
  end;
  counts.Sorted := false;
  counts.CustomSort(@MoreOften);
  writeln('words: ', counts.Count, ' different');
  for i := 0 to 2 do writeln('  ', counts[i], ' ', TCounter(counts.Objects[i]).count);
  counts.Free;
end;

procedure Insert(var tree: PNode; key: int64);
begin
  if tree = nil then
  begin
    new(tree);
    tree^ := Default(TNode);
    tree^.key := key;
  end
  else if key < tree^.key then Insert(tree^.left, key)
  else if key > tree^.key then Insert(tree^.right, key);
end;

function SizeOfTree(tree: PNode): integer;
begin
  if tree = nil then exit(0);
  Result := SizeOfTree(tree^.left) + 1 + SizeOfTree(tree^.right);
end;

function DepthOf(tree: PNode): integer;
var
  left, right: integer;
begin
  if tree = nil then exit(0);
  left := DepthOf(tree^.left);
  right := DepthOf(tree^.right);
  if left > right then Result := 1 + left else Result := 1 + right;
end;

procedure GrowTree;
var
  tree: PNode = nil;
  i: integer;
begin
  for i := 1 to 50000 do Insert(tree, NextRandom);
  writeln('tree: ', SizeOfTree(tree), ' nodes, depth ', DepthOf(tree));
end;

constructor TWorker.Create(origin: int64);
begin
  first := origin;
  inherited Create(false);
end;

procedure TWorker.Execute;
var
  n: int64;
begin
  for n := first to first + 99999 do sum := (sum + n * n) mod Modulus;
end;

procedure RunThreads;
var
  workers: array[0..9] of TWorker;
  worker: TWorker;
  total: int64 = 0;
  i: integer;
begin
  for i := 0 to 9 do workers[i] := TWorker.Create(i * 100000);
  for worker in workers do
  begin
    worker.WaitFor;
    total := (total + worker.sum) mod Modulus;
    worker.Free;
  end;
  writeln('threads: ', total);
end;

begin
  writeln('primes: ', CountPrimes(2000000));
  SortNumbers;
  CountWords;
  GrowTree;
  RunThreads;
end.

import { grammar } from "./monarch.ts";

export default grammar({
  ignoreCase: true,
  line: ["!"],
  quotes: "\"'",
  doubled: true,
  keywords: `abstract advance allocatable allocate assign associate backspace bind block call case class close codimension common concurrent contains
    contiguous continue critical cycle data deallocate default deferred dimension do elemental else elseif elsewhere end endassociate enddo
    endfile endfunction endif endmodule endprogram endselect endsubroutine endtype endwhere entry enum equivalence error exit extends external final flush
    forall format function generic go goto if implicit import impure in include inout inquire intent interface intrinsic iostat kind len module
    namelist non_overridable none nopass nullify only open operator optional out parameter pass pause pointer print private procedure
    program protected public pure read recursive result return rewind save select sequence stop submodule subroutine sync target then
    to unit use value volatile wait where while write`,
  types: "character complex double integer logical precision real type",
  functions: `abs adjustl adjustr all allocated any atan ceiling char cmplx cos count dble dot_product exp floor huge iachar ichar index int
    len_trim log matmul max maxloc maxval merge min minloc minval mod modulo nint present product random_number repeat reshape scan shape
    sign sin size spread sqrt sum tan tiny transfer transpose trim ubound verify`,
  first: [
    [/\.(?:true|false)\./, "constant"],
    [/\.[a-z]+\./, "operator"],
  ],
});

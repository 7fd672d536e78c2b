# Has ${PROGRAM} write its completion scripts and manual pages to ${SHARE}, in the folders in which
# they are installed below share/.
function(run output)
  execute_process(COMMAND ${PROGRAM} ${ARGN} OUTPUT_FILE ${output} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(bash ${SHARE}/bash-completion/completions)
set(zsh ${SHARE}/zsh/site-functions)
set(fish ${SHARE}/fish/vendor_completions.d)
set(english ${SHARE}/man/man1)
set(french ${SHARE}/man/fr/man1)
file(REMOVE_RECURSE ${english} ${french})
file(MAKE_DIRECTORY ${bash} ${zsh} ${fish} ${english} ${french})
run(${bash}/calque --ui-lang en completion bash)
run(${zsh}/_calque --ui-lang en completion zsh)
run(${fish}/calque.fish --ui-lang en completion fish)
run(${SHARE}/unused --ui-lang en man --folder ${english})
run(${SHARE}/unused --ui-lang fr man --folder ${french})
file(REMOVE ${SHARE}/unused)

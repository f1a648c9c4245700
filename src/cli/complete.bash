_clap_complete_hanke() {
    local IFS=$'\013' rest="$COMP_LINE" words=() index=0 i
    # Bash splits at = and : too; what no blank parts is one word.
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        if ((i == 0)) || [[ "$rest" == [[:space:]]* ]]; then
            words+=("${COMP_WORDS[i]}")
        else
            words[${#words[@]} - 1]+="${COMP_WORDS[i]}"
        fi
        rest="${rest#"${rest%%[![:space:]]*}"}"
        rest="${rest#"${COMP_WORDS[i]}"}"
        ((i == COMP_CWORD)) && index=$((${#words[@]} - 1))
    done
    local word="${words[index]}" quote=""
    [[ "$word" == [\"\']* ]] && quote="${word:0:1}"
    words[index]="${word#"$quote"}"
    # What bash puts in stands behind the last = or : unless it is quoted.
    local kept=""
    [[ -z "$quote" && "$word" == *[=:]* ]] && kept="${word%"${word##*[=:]}"}"
    local offered=( $( \
        _CLAP_IFS="$IFS" \
        _CLAP_COMPLETE_INDEX="$index" \
        _CLAP_COMPLETE_COMP_TYPE="$COMP_TYPE" \
        _CLAP_COMPLETE_SPACE=true \
        COMPLETE="bash" \
        "hanke" -- "${words[@]}" \
    ) )
    COMPREPLY=()
    local value
    for value in "${offered[@]}"; do
        value="${value#"$kept"}"
        [[ -z "$quote" ]] && printf -v value %q "$value"
        COMPREPLY+=("$value")
    done
    [[ "${COMPREPLY-}" =~ [=/:]$ ]] && compopt -o nospace 2> /dev/null
    return 0
}
complete -o bashdefault -F _clap_complete_hanke hanke

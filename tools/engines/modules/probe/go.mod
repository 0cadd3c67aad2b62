module namsan.dev/engines/probe

go 1.26.0

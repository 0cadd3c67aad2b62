// Hello is a server that says who answered, and a client with a resolver of its own, in one static binary.
//
//	hello serve ADDRESS   answers / with its host name and the visitor's address; /file reads and writes /data/file
//	hello get URL         prints the body; ends with 1 unless the status is 200
//	hello post URL BODY   sends the body as text; ends with 1 unless the status is 200
//	hello srv NAME        prints one target:port a line
//	hello dial ADDRESS N  connects N times and prints the two ends of each connection, so that its way can be looked up
//	hello tls ADDRESS CERTIFICATE KEY TARGET  ends TLS at the address and passes what comes on to the target
package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	client := &http.Client{Timeout: 10 * time.Second}
	switch {
	case len(args) == 2 && args[0] == "get":
		return show(client.Get(args[1]))
	case len(args) == 3 && args[0] == "post":
		return show(client.Post(args[1], "text/plain", strings.NewReader(args[2])))
	case len(args) == 2 && args[0] == "srv":
		return records(args[1])
	case len(args) == 3 && args[0] == "dial":
		return dial(args[1], args[2])
	case len(args) == 2 && args[0] == "serve":
		return serve(args[1])
	case len(args) == 5 && args[0] == "tls":
		return endTLS(args[1], args[2], args[3], args[4])
	}
	return errors.New("usage: hello serve ADDRESS | get URL | post URL BODY | srv NAME | dial ADDRESS N | tls ADDRESS CERTIFICATE KEY TARGET")
}

func show(response *http.Response, err error) error {
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return errors.New(response.Status)
	}
	return nil
}

func records(name string) error {
	_, found, err := net.LookupSRV("", "", name)
	if err != nil {
		return err
	}
	for _, one := range found {
		fmt.Printf("%s:%d\n", one.Target, one.Port)
	}
	return nil
}

func dial(address, times string) error {
	count, err := strconv.Atoi(times)
	if err != nil {
		return err
	}
	for range count {
		connection, err := net.DialTimeout("tcp", address, 10*time.Second)
		if err != nil {
			return err
		}
		fmt.Println(connection.LocalAddr(), connection.RemoteAddr())
		connection.Close()
	}
	return nil
}

func serve(address string) error {
	host, err := os.Hostname()
	if err != nil {
		return err
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("request", r.Method, r.URL.Path, "from", r.RemoteAddr)
		fmt.Fprintf(w, "hello from %s to %s\n", host, r.RemoteAddr)
	})
	http.HandleFunc("/file", file)
	return http.ListenAndServe(address, nil)
}

func endTLS(address, certificate, key, target string) error {
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return err
	}
	listener, err := tls.Listen("tcp", address, &tls.Config{Certificates: []tls.Certificate{pair}})
	if err != nil {
		return err
	}
	for {
		caller, err := listener.Accept()
		if err != nil {
			return err
		}
		go pass(caller, target)
	}
}

func pass(caller net.Conn, target string) {
	defer caller.Close()
	server, err := net.DialTimeout("tcp", target, 10*time.Second)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	defer server.Close()
	go func() {
		io.Copy(server, caller)
		server.Close()
	}()
	io.Copy(caller, server)
}

func file(w http.ResponseWriter, r *http.Request) {
	const path = "/data/file"
	if r.Method == http.MethodPost {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			err = os.WriteFile(path, body, 0o644)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
		return
	}
	body, err := os.ReadFile(path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	w.Write(body)
}

// Checks the proofs and notes that Hearken makes with Go's own implementation (golang.org/x/mod/sumdb), and makes the same
// proofs and a note for Hearken to check. Reads and writes JSON.
package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"log"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index, Size int64
	LeafHash    tlog.Hash
	Root        tlog.Hash
	Proof       []tlog.Hash
}

type consistency struct {
	From, To         int64
	FromRoot, ToRoot tlog.Hash
	Proof            []tlog.Hash
}

type proofs struct {
	Inclusion   []inclusion
	Consistency []consistency
}

type question struct {
	Leaves      []string
	Proofs      proofs
	VerifierKey string
	Note        string
	Text        string
}

type answer struct {
	// Whether each of Hearken's proofs holds, and its note.
	Included   []bool
	Consistent []bool
	Opened     bool
	// What Go makes of the same leaves and the same text.
	Proofs      proofs
	VerifierKey string
	Note        string
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	var asked question
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		log.Fatal(err)
	}
	given := answer{}
	for _, each := range asked.Proofs.Inclusion {
		err := tlog.CheckRecord(each.Proof, each.Size, each.Root, each.Index, each.LeafHash)
		given.Included = append(given.Included, err == nil)
	}
	for _, each := range asked.Proofs.Consistency {
		err := tlog.CheckTree(each.Proof, each.To, each.ToRoot, each.From, each.FromRoot)
		given.Consistent = append(given.Consistent, err == nil)
	}
	verifier := must(note.NewVerifier(asked.VerifierKey))
	opened, err := note.Open([]byte(asked.Note), note.VerifierList(verifier))
	given.Opened = err == nil && opened.Text == asked.Text
	given.Proofs = prove(asked.Leaves)
	secret, public, err := note.GenerateKey(rand.Reader, "go.example/log")
	if err != nil {
		log.Fatal(err)
	}
	given.VerifierKey = public
	given.Note = string(must(note.Sign(&note.Note{Text: asked.Text}, must(note.NewSigner(secret)))))
	if err := json.NewEncoder(os.Stdout).Encode(given); err != nil {
		log.Fatal(err)
	}
}

func prove(leaves []string) (made proofs) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for place, index := range indexes {
			hashes[place] = stored[index]
		}
		return hashes, nil
	})
	var leafHashes, roots []tlog.Hash
	roots = append(roots, tlog.Hash{})
	for index, leaf := range leaves {
		data := must(base64.StdEncoding.DecodeString(leaf))
		stored = append(stored, must(tlog.StoredHashes(int64(index), data, reader))...)
		leafHashes = append(leafHashes, tlog.RecordHash(data))
		roots = append(roots, must(tlog.TreeHash(int64(index+1), reader)))
	}
	for size := int64(1); size <= int64(len(leaves)); size++ {
		for index := int64(0); index < size; index++ {
			proof := must(tlog.ProveRecord(size, index, reader))
			made.Inclusion = append(made.Inclusion, inclusion{index, size, leafHashes[index], roots[size], proof})
		}
		for from := int64(1); from <= size; from++ {
			proof := must(tlog.ProveTree(size, from, reader))
			made.Consistency = append(made.Consistency, consistency{from, size, roots[from], roots[size], proof})
		}
	}
	return made
}

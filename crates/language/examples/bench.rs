use std::time::Instant;
fn main(){
 let e=language::embeddings::Embedder::shipped().unwrap();
 let words="association atelier numérique réparation vélo habitants commune subvention projet bénévoles adhérents jeunes accompagnement territoire médiation inclusion partenaires".split(' ').collect::<Vec<_>>();
 let mut texts=Vec::new(); let mut s=1u64;
 for _ in 0..200 { let mut t=String::new(); for _ in 0..100 { s=s.wrapping_mul(6364136223846793005).wrapping_add(1); t.push_str(words[(s>>33) as usize % words.len()]); t.push(' ');} texts.push(t);}
 let r:Vec<&str>=texts.iter().map(String::as_str).collect();
 e.embed_passages(&r[..20]).unwrap();
 let n=Instant::now(); e.embed_passages(&r).unwrap();
 println!("200 passages of 100 words: {:?}", n.elapsed());
}

//! Help leads where its reader may go.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::given::House;

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_sent_to_a_front_door_that_they_may_not_open() {
    let house = House::new();
    let link = ["href=\"/front-door\""];
    for (who, opens) in [("worker", true), ("practitioner", false)] {
        let visitor = house.sign_in(who);
        let front_door = visitor.open(web::paths::FRONT_DOOR).await.status;
        assert_eq!(front_door == StatusCode::OK, opens, "{who}");
        for path in [web::paths::HELP, web::paths::NEW_CONTACT] {
            let page = visitor.open(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            if opens {
                page.says(&link)
            } else {
                page.never_says(&link)
            };
        }
    }
    let help = Request::get(web::paths::HELP).body(Body::empty()).unwrap();
    house.ask(help).await.says(&link);
}

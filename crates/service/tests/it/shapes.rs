//! Statements of the service as they stand on disk, which must be readable for ever. Never change a line.

use service::fact::Statement;

const SHAPES: &[&str] = &[
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"viewed":{"person":"00000000-0000-0000-0000-0000000003e9","part":"Overview"}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"listed":{"list":"children behind a figure","taken_away":true,"people":["00000000-0000-0000-0000-0000000003e9","00000000-0000-0000-0000-0000000003ea"]}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"account":{"SignedOut":{"session":"00000000-0000-0000-0000-000000000007"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"account":{"ListNarrowed":{"account":"00000000-0000-0000-0000-000000000009","list":"front-door","to":{"overdue":"yes"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"account":{"Closed":{"account":"00000000-0000-0000-0000-000000000009"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"account":{"Linked":{"account":"00000000-0000-0000-0000-000000000009","worker":"00000000-0000-0000-0000-000000000064"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"account":{"PasswordSet":{"account":"00000000-0000-0000-0000-000000000009","hash":"$argon2id$x"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"authority":{"Named":{"name":"Westhaven City Council"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000000","fact":{"authority":{"Demonstration":{"day":"2021-11-15"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"workforce":{"on":"2021-04-01","what":{"Service":["00000000-0000-0000-0000-000000000001",{"name":"Safeguarding"}]}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"workforce":{"on":"2021-04-01","what":{"Team":["00000000-0000-0000-0000-000000000002",{"name":"MASH","service":"00000000-0000-0000-0000-000000000001","functions":["Contacts"],"ages":[0,18],"localities":["East"]}]}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"workforce":{"on":"2021-04-01","what":{"Post":["00000000-0000-0000-0000-000000000003",{"reference":"P0001","title":"Team Manager MASH","team":"00000000-0000-0000-0000-000000000002","grade":"K","indicative":false,"fte":100,"weeks":5214,"funding":"Core","contract":"Contracted","reports_to":null,"dotted":[],"job":null,"statutory":null,"holds_cases":false}]}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"workforce":{"on":"2021-04-01","what":{"Staff":["00000000-0000-0000-0000-000000000004",{"reference":"20001","name":"Ada Bello","service_from":"2015-09-01","registered":true}]}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"workforce":{"on":"2021-04-01","what":{"Staff":["00000000-0000-0000-0000-000000000004",null]}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"workforce":{"on":"2021-04-01","what":{"Holding":["00000000-0000-0000-0000-000000000006",{"staff":"00000000-0000-0000-0000-000000000004","post":"00000000-0000-0000-0000-000000000003","fte":80,"footing":"ActingUp","spine_point":36,"away":"FamilyLeave"}]}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"workforce":{"on":"2021-04-01","what":{"Holding":["00000000-0000-0000-0000-000000000006",null]}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"Drafted":{"name":"Phase 2","case":"Two ways in are inefficient.","against":"2021-09-06","effect":"2022-01-31","branch_of":null}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"ChangeAdded":{"change":{"DeletePost":"00000000-0000-0000-0000-000000000003"},"reason":"One way in."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"ChangeAdded":{"change":{"MoveTeamLine":["00000000-0000-0000-0000-000000000002","00000000-0000-0000-0000-000000000003"]},"reason":"One way in."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"ChangeAdded":{"change":{"SplitTeam":["00000000-0000-0000-0000-000000000002",[{"team":"00000000-0000-0000-0000-000000000007","is":{"name":"Information and Advice","service":"00000000-0000-0000-0000-000000000001","functions":[],"ages":null,"localities":[]},"posts":["00000000-0000-0000-0000-000000000003"]}]]},"reason":"One way in."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"Launched":{"on":"2021-10-06"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"Drafted":{"name":"Theirs","case":"To compare.","against":"2021-09-06","effect":"2022-01-31","branch_of":null,"model":"00000000-0000-0000-0000-00000000000a"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"model":{"model":"00000000-0000-0000-0000-00000000000a","fact":{"Named":{"name":"Sandbank Council"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"model":{"model":"00000000-0000-0000-0000-00000000000a","fact":{"Stated":{"on":"2021-04-01","what":{"Service":["00000000-0000-0000-0000-000000000001",{"name":"Safeguarding"}]}}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"cost":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"ExitEntered":{"staff":"00000000-0000-0000-0000-000000000004","born":"1965-02-03","in_pension_scheme":true,"pension_strain":1850000,"notice_not_worked":{"Weeks":4},"untaken_leave":350,"special_severance":0,"source":"Payroll"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"cost":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"ExitEntered":{"staff":"00000000-0000-0000-0000-000000000004","born":null,"in_pension_scheme":false,"pension_strain":null,"notice_not_worked":"None","untaken_leave":0,"special_severance":0,"source":"Payroll"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"business_case":{"case":"00000000-0000-0000-0000-000000000008","fact":{"Entered":{"words":"name = \"The programme\"\n","why":"First."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"scenario":{"scenario":"00000000-0000-0000-0000-00000000000f","fact":{"Saved":{"name":"Earlier help","population":"looked-after","words":"name = \"Earlier help\"\n"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"scenario":{"scenario":"00000000-0000-0000-0000-00000000000f","fact":{"TakenAway":{"reason":"Another is better."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"change":{"proposal":"00000000-0000-0000-0000-000000000005","what":{"Consultation":{"QuestionAsked":{"on":"2021-10-12","question":"Shall I keep my children?"}}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"change":{"proposal":"00000000-0000-0000-0000-000000000005","what":{"Class":{"on":"2021-10-06","post":"00000000-0000-0000-0000-000000000003","class":"Deleted","to":[],"reason":"The comparison was read by two people."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"change":{"proposal":"00000000-0000-0000-0000-000000000005","what":{"ChildrenMoved":{"on":"2022-01-31","children":[{"person":"00000000-0000-0000-0000-0000000003e9","ended":2,"before":"00000000-0000-0000-0000-000000000004","team_before":"00000000-0000-0000-0000-000000000002","after":"00000000-0000-0000-0000-000000000064","team_after":"00000000-0000-0000-0000-000000000007"}]}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"change":{"proposal":"00000000-0000-0000-0000-000000000005","what":{"ChildrenMovedBack":{"on":"2022-02-01","reason":"Two teams start a week later."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"person_change":{"proposal":"00000000-0000-0000-0000-000000000005","staff":"00000000-0000-0000-0000-000000000004","fact":{"SeveranceAccepted":{"on":"2021-10-26"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"person_change":{"proposal":"00000000-0000-0000-0000-000000000005","staff":"00000000-0000-0000-0000-000000000004","fact":{"ClaimMade":{"on":"2021-10-13","role":"00000000-0000-0000-0000-000000000008","says":"I do this work today."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"equality":{"staff":"00000000-0000-0000-0000-000000000004","groups":{"Age":"45 to 54","Sex":"Female"}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"Worded":{"part":"Risks","text":"Posts may stay vacant.","reason":"For the cabinet."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"proposal":{"proposal":"00000000-0000-0000-0000-000000000005","fact":{"Worded":{"part":"Opportunities","service":"00000000-0000-0000-0000-000000000001","text":"One way in.","reason":"For the staff."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"Named":{"name":"Mina Castle"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"PathStarted":{"path":"00000000-0000-0000-0000-000000000009","started":{"on":"2021-09-06","route":"Apprentice","expected":"2024-07-26","cohort":"00000000-0000-0000-0000-00000000000a","supervisor":"00000000-0000-0000-0000-000000000003","with":"Wexcombe University"}}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"Supervised":{"path":"00000000-0000-0000-0000-000000000009","on":"2021-10-04","by":"00000000-0000-0000-0000-000000000003"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"PathTurned":{"path":"00000000-0000-0000-0000-000000000009","turn":{"on":"2021-10-04","outcome":{"Extended":{"until":"2024-12-20"}},"says":"Away for a term."}}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"PathTurned":{"path":"00000000-0000-0000-0000-000000000009","turn":{"on":"2021-10-04","outcome":"Passed","says":""}}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"PathTurned":{"path":"00000000-0000-0000-0000-000000000009","turn":{"on":"2021-10-04","outcome":{"Left":{"reason":"Resigned"}},"says":""}}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"PathTurned":{"path":"00000000-0000-0000-0000-000000000009","turn":{"on":"2021-10-04","outcome":{"MovedIntoPost":{"post":"00000000-0000-0000-0000-000000000003","as_staff":null}},"says":""}}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"TurnTakenBack":{"path":"00000000-0000-0000-0000-000000000009","reason":"The portfolio is not complete."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"PathStruck":{"path":"00000000-0000-0000-0000-000000000009","reason":"It was for a namesake."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"ExitTold":{"last_day":"2021-06-30","reason":"Resigned","destination":"OtherCouncil","interviewed":"2021-06-25","says":"Caseloads."}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"AgencyBefore":{"agency":"00000000-0000-0000-0000-00000000000b"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"learning":{"staff":"00000000-0000-0000-0000-000000000004","fact":{"Attended":{"training":"00000000-0000-0000-0000-00000000000c","attendance":"Attended"}}}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"academy":{"Cohort":["00000000-0000-0000-0000-00000000000a",{"name":"Apprentices, September 2021","route":"Apprentice","begins":"2021-09-06"}]}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"academy":{"Course":["00000000-0000-0000-0000-00000000000d",{"name":"Systemic practice","about":"Reflecting teams.","audience":"SocialWorkers","again_after":24}]}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"academy":{"Training":["00000000-0000-0000-0000-00000000000c",{"course":"00000000-0000-0000-0000-00000000000d","on":"2021-09-28","place":"Civic centre","minutes":720,"cohort":null}]}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"academy":{"Training":["00000000-0000-0000-0000-00000000000c",null]}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"academy":{"Survey":["00000000-0000-0000-0000-00000000000e",{"name":"Autumn 2021","opened":"2021-09-20","closed":"2021-10-01","scales":[{"name":"Workload","questions":["I have time for each child."]}],"asked":{"Safeguarding":150}}]}}}"#,
    r#"{"by":"00000000-0000-0000-0000-000000000064","fact":{"academy":{"Answers":["00000000-0000-0000-0000-00000000000e",[{"group":"Safeguarding","scores":[4]},{"group":"Safeguarding","scores":[null]}]]}}}"#,
];

#[test]
fn every_shape_ever_written_is_read_and_written_again_as_it_was() {
    for shape in SHAPES {
        let read: Statement = serde_json::from_str(shape).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), *shape);
    }
}

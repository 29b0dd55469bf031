from coach.engines.llama.pace import BACK_AFTER_S, Pace


def test_on_an_idle_computer_all_threads_work() -> None:
    pace = Pace(2)
    assert {pace.took(1.0, 1.9, now=float(n)) for n in range(20)} == {2}


def test_where_others_have_the_cores_one_thread_fewer_works_and_later_all_again() -> None:
    pace = Pace(2)
    assert [pace.took(1.0, 0.9, now=1.0) for _ in range(4)] == [2, 2, 1, 1]
    assert pace.took(1.0, 0.5, now=2.0) == 1
    assert pace.took(1.0, 0.9, now=1.5 + BACK_AFTER_S) == 2


def test_one_slow_moment_is_no_crowd() -> None:
    pace = Pace(2)
    assert {pace.took(1.0, 0.9 if n % 3 == 0 else 1.9, now=float(n)) for n in range(20)} == {2}

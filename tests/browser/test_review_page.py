"""The review page in Chromium."""

import pytest

import taskparse

pytestmark = pytest.mark.needs_chromium

SHOWN = "[...document.querySelectorAll('.item:not([hidden])')].map(card => Number(card.dataset.i))"
NUMBERS = "[...document.querySelectorAll('.item.task:not([hidden]) .number')].map(each => Number(each.textContent))"
SELECTED = "Number(document.querySelector('.item.on').dataset.i)"


def card_of(page, number):
    """The card of a task."""
    return page.locator(".item.task").nth(number - 1)


def choose(page, select, name):
    """Choose a unit or leader, whatever the number of its tasks is."""
    (option,) = [each for each in page.locator(f"{select} option").all_text_contents() if each.startswith(f"{name} (")]
    page.locator(select).select_option(label=option)


def numbers(tasks):
    return [task.number for task in tasks]


# both sides ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 9, 40, 79])
def test_a_selected_task_is_in_view_and_its_boxes_lie_over_its_words(window, lixia, number):
    path, notice = lixia
    page = window.open(path)
    card_of(page, number).click(position={"x": 8, "y": 8})
    span = notice.tasks[number - 1].span
    figure = page.locator(f"#page-{span.boxes[0][0]}")
    box = figure.locator(".box.text.on").first
    box.wait_for()
    edges, sheet, pane = box.bounding_box(), figure.bounding_box(), page.locator("#source").bounding_box()
    assert pane["y"] <= edges["y"] <= pane["y"] + pane["height"] - edges["height"]
    width, height = 595.32, 841.92
    _, x0, top, x1, bottom = span.boxes[0]
    assert edges["x"] - sheet["x"] == pytest.approx(x0 / width * sheet["width"], abs=1.5)
    assert edges["y"] - sheet["y"] == pytest.approx(top / height * sheet["height"], abs=1.5)
    assert edges["width"] == pytest.approx((x1 - x0) / width * sheet["width"], abs=1.5)
    assert edges["height"] == pytest.approx((bottom - top) / height * sheet["height"], abs=1.5)


def test_under_a_box_there_is_print(window, lixia):
    """The picture is dark where the boxes are: letters stand there, and nothing but paper right below the last line."""
    path, _ = lixia
    page = window.open(path)
    card_of(page, 1).click(position={"x": 8, "y": 8})
    page.locator("#page-2 .box.text.on").first.wait_for()
    darkness = page.evaluate(
        """async () => {
            const figure = document.querySelector("#page-2"), image = figure.querySelector("img");
            await image.decode();
            const canvas = Object.assign(document.createElement("canvas"), {width: image.naturalWidth, height: image.naturalHeight});
            const brush = canvas.getContext("2d");
            brush.drawImage(image, 0, 0);
            const dark = (x, y, w, h) => {
                const pixels = brush.getImageData(x, y, w, h).data;
                let sum = 0;
                for (let at = 0; at < pixels.length; at += 4) sum += pixels[at] < 128;
                return sum / (w * h);
            };
            return [...figure.querySelectorAll(".box.text.on")].map((box) => {
                const part = (name, whole) => parseFloat(box.style[name]) / 100 * whole;
                return dark(part("left", canvas.width), part("top", canvas.height), part("width", canvas.width), part("height", canvas.height));
            });
        }"""
    )
    assert darkness
    assert min(darkness) > 0.05


def test_pointing_at_a_value_shows_its_place_and_back(window, lixia):
    path, notice = lixia
    page = window.open(path)
    card_of(page, 9).click(position={"x": 8, "y": 8})
    value = card_of(page, 9).locator(".value.lead_units").first
    assert value.text_content() == notice.tasks[8].lead_units[0].name
    value.hover()
    assert page.locator(".box.hot").count() == len(notice.tasks[8].lead_units[0].span.boxes)
    page.locator(".box.leaders:visible").first.hover()
    assert page.locator(".value.leaders.hot").count() == 1
    assert page.locator(".item.warm").count() == 1


def test_a_click_on_the_source_selects_its_task(window, lixia):
    page = window.open(lixia[0])
    page.locator("#unit").select_option(index=1)
    card_of(page, 1).click(position={"x": 8, "y": 8})
    page.locator("#page-3 .box.unassigned").first.click()
    assert page.locator(".item.on").get_attribute("class").split()[:2] == ["item", "unassigned"]
    assert page.locator("#unit").input_value() == ""


def test_pages_are_drawn_only_near_the_window(window, lixia):
    page = window.open(lixia[0])
    page.wait_for_selector("#page-1 img")
    assert page.locator(".page img").count() < 8
    card_of(page, 79).click(position={"x": 8, "y": 8})
    page.wait_for_selector("#page-17 img")
    page.wait_for_selector("#page-1 img", state="detached")


# filters ---------------------------------------------------------------------------------------------------------------


def test_tasks_are_filtered_by_unit_leader_and_role(window, lixia):
    path, notice = lixia
    page = window.open(path)
    named = [task for task in notice.tasks if any(unit.name == "区商务局" for unit in task.lead_units)]
    choose(page, "#unit", "济南市历下区商务局")
    page.locator("#role").select_option("lead_units")
    assert page.evaluate(NUMBERS) == numbers(named)
    choose(page, "#leader", "王若曦")
    led = [task for task in named if any(leader.name == "王若曦" for leader in task.leaders)]
    assert page.evaluate(NUMBERS) == numbers(led)
    page.locator("#clear").click()
    everything = page.locator(".item:not([hidden])")
    everything.nth(len(notice.tasks) + len(notice.unassigned) - 1).wait_for(state="attached")


def test_words_are_searched_and_what_is_hidden_fades_in_the_source(window, lixia):
    path, notice = lixia
    page = window.open(path)
    page.keyboard.press("/")
    page.keyboard.type("口袋 绿道")
    assert page.evaluate(SHOWN) == []
    assert page.locator("#nothing").is_visible()
    page.locator("#search").fill("绿道")
    assert page.evaluate(NUMBERS) == numbers([task for task in notice.tasks if "绿道" in task.text])
    assert page.locator("#source .box:not(.dim)").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("#source .box.dim").count() == 0


def test_unassigned_passages_can_be_looked_at_alone(window, lixia):
    path, notice = lixia
    page = window.open(path)
    page.locator("#kind .unassigned").click()
    assert len(page.evaluate(SHOWN)) == len(notice.unassigned)
    assert page.locator("#shown").text_content() == f"{len(notice.unassigned)} / 93"


def test_a_bar_filters_and_more_of_them_can_be_seen(window, lixia):
    path, notice = lixia
    page = window.open(path)
    page.locator(".bar").first.click()
    unit = "济南市历下区发展改革局"
    of_unit = [
        task for task in notice.tasks
        if unit in {each.full_name for each in (*task.lead_units, *task.responsible_units, *task.supporting_units)}
    ]  # fmt: skip
    assert page.evaluate(NUMBERS) == numbers(of_unit)
    page.locator(".more").first.click()
    assert page.locator(".chart").first.locator(".bar:visible").count() == 67


# keys, language, looks -------------------------------------------------------------------------------------------------


def test_everything_can_be_done_from_the_keyboard(window, lixia):
    page = window.open(lixia[0])
    for key, selected in (("j", 0), ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("u", 1)):
        page.keyboard.press(key)
        assert page.evaluate(SELECTED) == selected
    assert page.evaluate("document.activeElement.dataset.i") == "1"
    page.keyboard.press("Escape")
    assert page.locator(".item.on").count() == 0
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_the_page_speaks_chinese_and_english_in_light_and_dark(window, lixia):
    page = window.open(lixia[0])
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.locator("dt.lead_units").first.text_content() == "牵头单位"
    page.keyboard.press("l")
    page.keyboard.press("t")
    assert page.locator("dt.lead_units").first.text_content() == "lead units"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.reload()
    assert page.locator("dt.lead_units").first.text_content() == "lead units"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_runs_over_the_edge(window, lixia, width):
    page = window.open(lixia[0])
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for pane in ("#source", "#found"):
        assert page.evaluate(f"(pane => pane.scrollWidth - pane.clientWidth)(document.querySelector('{pane}'))") <= 0
        assert page.locator(pane).bounding_box()["height"] > 200


def test_in_print_all_tasks_stand_and_nothing_to_press(window, lixia):
    page = window.open(lixia[0])
    page.emulate_media(media="print")
    assert page.locator(".item:visible").count() == 93
    assert page.locator("button:visible, select:visible, .page:visible").count() == 0


# other notices ---------------------------------------------------------------------------------------------------------

EVIL = """某市人民政府关于<script>window.evil = 1</script>的通知
一、</script><script>window.evil = 2</script>治理
1.处置<img src=x onerror="window.evil = 3">&lt;b&gt;。（责任单位：县<b>城管</b>局；牵头领导：甲某"onmouseover="window.evil=4）
2.整治</title></textarea>--><!--。（责任单位：{{ 7 * 7 }}局）
"""


def test_what_a_notice_says_is_shown_and_never_done(window, tmp_path):
    (tmp_path / "evil.txt").write_text(EVIL, encoding="utf-8")
    notice = taskparse.review(tmp_path / "evil.txt", tmp_path / "review.html")
    page = window.open(tmp_path / "review.html")
    page.keyboard.press("j")
    assert page.evaluate("window.evil") is None
    assert "<script>window.evil = 1</script>" in page.locator("#source").text_content()
    for task in notice.tasks:
        assert task.text in card_of(page, task.number).text_content()
    assert "".join(page.locator(".sheet").text_content().split()) == "".join(EVIL.split())
    assert len(notice.tasks) == 2


def test_a_text_is_marked_where_its_values_stand(window, tmp_path):
    (tmp_path / "n.txt").write_text(
        "一、保洁\n清扫街道5条。（责任单位：县城管局，6月底前完成）\n加强巡查。\n", encoding="utf-8"
    )
    taskparse.review(tmp_path / "n.txt", tmp_path / "review.html", language="en")
    page = window.open(tmp_path / "review.html")
    card_of(page, 1).click()
    marked = page.evaluate("[...document.querySelectorAll('.mark.on')].map(each => each.textContent)")
    assert "".join(marked) == "清扫街道5条。（责任单位：县城管局，6月底前完成）"
    assert page.locator(".mark.unassigned").text_content() == "加强巡查。"
    assert page.locator(".mark.responsible_units").text_content() == "县城管局"
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A notice of two thousand tasks."""
    folder = tmp_path_factory.mktemp("large")
    tasks = [
        f"{number}.完成第{number}号片区改造{number % 90 + 1}处，惠及居民{number % 7 + 1}万户。"
        f"（牵头领导：{'甲乙丙丁'[number % 4]}某；牵头单位：市第{number % 40}局；责任单位：市第{number % 31}局、各区政府；完成时限：6月底前）"
        for number in range(1, 2001)
    ]
    (folder / "n.txt").write_text(
        "\n".join(["某市人民政府关于重点任务的通知", "一、重点任务", *tasks]), encoding="utf-8"
    )
    assert len(taskparse.review(folder / "n.txt", folder / "review.html").tasks) == 2000
    return folder / "review.html"


def test_two_thousand_tasks_are_shown_and_filtered(window, large):
    page = window.open(large)
    page.locator(".item.task .number").first.wait_for()
    page.locator("#search").fill("第1999号")
    assert page.evaluate(NUMBERS) == [1999]
    page.keyboard.press("Escape")
    card_of(page, 1500).scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    card_of(page, 1500).click(position={"x": 8, "y": 8})
    page.locator(".mark.on").first.wait_for()
